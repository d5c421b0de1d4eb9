import HTTPTypes
import Hummingbird
import Inference

/// `/health`: whether the server takes requests. `/metrics`: what it has done.
struct StatusRoutes {
  let state: ServerState

  func add(to router: Router<BasicRequestContext>) {
    router.get("/health") { [state] _, _ in
      state.admission.isDraining
        ? Response.json(["status": "draining"], status: .serviceUnavailable) : Response.json(["status": "ok"])
    }
    router.get("/metrics") { [state] _, _ in
      let text = state.metrics.text(inside: state.admission.inside)
      return Response(
        status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
  }
}
