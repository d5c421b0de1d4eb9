import Foundation
import InferenceKernels
import Testing

@Suite struct LevelTests {
  @Test func `levels go by their names`() {
    for level in [IK_LEVEL_SCALAR, IK_LEVEL_NEON, IK_LEVEL_AVX2, IK_LEVEL_AVX512VNNI, IK_LEVEL_AMX] {
      #expect(ik_level_named(ik_level_name(level)) == Int32(level.rawValue))
    }
    #expect(ik_level_named("sse") == -1)
  }

  @Test func `the scalar level always works, and the best one does`() {
    #expect(ik_level_works(IK_LEVEL_SCALAR) == 1)
    #expect(ik_level_works(ik_level_best()) == 1)
    #expect(ik_level_works(ik_level(rawValue: 77)) == 0)
    #expect(ik_level_current().rawValue <= ik_level_best().rawValue)
  }

  @Test func `SKILLC_ISA lowers the level and never raises it`() async {
    await #expect(processExitsWith: .success) {
      setenv("SKILLC_ISA", "scalar", 1)
      #expect(ik_level_current() == IK_LEVEL_SCALAR)
    }
    await #expect(processExitsWith: .success) {
      setenv("SKILLC_ISA", "amx", 1)
      #expect(ik_level_current() == ik_level_best())
    }
    await #expect(processExitsWith: .success) {
      setenv("SKILLC_ISA", "no such level", 1)
      #expect(ik_level_current() == ik_level_best())
    }
  }
}
