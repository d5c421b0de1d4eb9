@testable import Serving
