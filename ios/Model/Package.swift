// swift-tools-version: 6.0
// The screens of the iOS app without their pixels: what each shows and what each press does. Runs on Linux too.
import PackageDescription

let package = Package(
    name: "Model",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [.library(name: "AmparoModel", targets: ["AmparoModel"])],
    dependencies: [.package(path: "../CoreBindings")],
    targets: [
        .target(name: "AmparoModel", dependencies: [.product(name: "AmparoCore", package: "CoreBindings")]),
        .testTarget(name: "AmparoModelTests", dependencies: ["AmparoModel"]),
    ]
)
