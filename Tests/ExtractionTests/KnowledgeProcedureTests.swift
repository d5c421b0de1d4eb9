import Skills
import Testing

@testable import Extraction

@Suite struct KnowledgeProcedureTests {
  private let text = """
    # Add a peer

    ## Before you begin

    - Install Box 4.0 on both machines. It takes a minute.
    - Set both clocks.

    ## Steps

    1. On the first machine, print an invitation:

       ```sh
       box peer add --invite
       ```

    2. Accept it with `box peer add --accept`. It lasts ten minutes.
    3. Start the first pass.

    ## Verify the result

    Create a file on one side and wait. It appears on the other side.
    """

  @Test func `ordered steps become a checklist`() throws {
    let procedure = try #require(Knowing.page(text, at: "docs/guides/add-a-peer.md").procedures.first)
    #expect(procedure.goal == "Add a peer")
    #expect(procedure.prerequisites == ["Install Box 4.0 on both machines", "Set both clocks"])
    #expect(
      procedure.steps == [
        "On the first machine, print an invitation", "Accept it with `box peer add --accept`", "Start the first pass",
      ])
    #expect(procedure.verification == ["Create a file on one side and wait", "It appears on the other side"])
    #expect(procedure.place == Place(path: "docs/guides/add-a-peer.md", line: 10))
  }

  @Test func `the lead sentence gives the goal`() {
    let text =
      """
      # Peers

      ## Work

      To part two peers, do the following:

      1. Stop both.
      2. Remove one.
      3. Start the other.

      """
    #expect(Knowing.page(text).procedures.map(\.goal) == ["Part two peers"])
  }

  @Test(arguments: [
    "# How it works\n\n1. The client sends a chunk.\n2. The server keeps it.\n3. The catalog names it.\n",
    "# Add a peer\n\n1. Stop it.\n2. Start it.\n",
    "# Add a peer\n\n- Stop it.\n- Start it.\n- Check it.\n",
  ])
  func `a description, two steps or bullets are no procedure`(text: String) {
    #expect(Knowing.page(text).procedures.isEmpty)
  }

  @Test func `numbered headings are steps`() {
    let text =
      "# Set up a box\n\n## Step 1: Install the tool\n\nx\n\n## Step 2: Pack\n\nx\n\n## Step 3: Send the box\n\nx\n"
    #expect(Knowing.page(text).procedures.map(\.steps) == [["Install the tool", "Pack", "Send the box"]])
  }
}
