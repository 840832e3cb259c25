//! The UniFFI binding generator, as a host program of its own so that its templates never reach the shipped library.

fn main() {
    uniffi::uniffi_bindgen_main();
}
