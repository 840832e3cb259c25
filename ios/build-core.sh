#!/bin/sh
# Builds the core for iPhone and simulator, puts CoreBindings/AmparoFFI.xcframework together and generates the Swift
# sources that belong to exactly this build. Needs a Mac with Xcode and rustup; docs/ios.md explains each step.
set -eu
cd "$(dirname "$0")/.."
export IPHONEOS_DEPLOYMENT_TARGET=17.0

profile=shipped
device=aarch64-apple-ios
simulator=aarch64-apple-ios-sim
package=ios/CoreBindings
headers=target/ios/Headers

rustup target add "$device" "$simulator"
for target in "$device" "$simulator"; do
    # One package alone, so that no other member's features get in.
    cargo build --package amparo --lib --profile "$profile" --target "$target"
done

# Bindings come from the library itself. The test build's are replaced: they also know the harness.
library="target/$device/$profile/libamparo.a"
rm -rf "$headers" "$package/Sources/AmparoCore/generated" "$package/AmparoFFI.xcframework"
mkdir -p "$headers/AmparoFFI" "$package/Sources/AmparoCore/generated"
cargo run --package amparo-bindgen -- swift "$library" "$package/Sources/AmparoCore/generated" --swift-sources
cargo run --package amparo-bindgen -- swift "$library" "$headers/AmparoFFI" --headers --modulemap \
    --module-name AmparoFFI --modulemap-filename module.modulemap

# The header lies in a folder of its module's name, so that a second framework's module map cannot collide with it.
xcodebuild -create-xcframework \
    -library "$library" -headers "$headers" \
    -library "target/$simulator/$profile/libamparo.a" -headers "$headers" \
    -output "$package/AmparoFFI.xcframework"

cargo xtask tokens
echo "Now: xcodegen generate --spec ios/project.yml && open ios/Amparo.xcodeproj"
