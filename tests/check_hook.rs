//! A check leaves the panic hook as it was. Alone in its file: the hook is the whole process's.

use nnlab::{Gradients, check};

#[test]
fn a_panic_hook_set_before_a_check_is_there_after_it() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    std::panic::set_hook(Box::new(|_| {
        CALLS.fetch_add(1, Ordering::SeqCst);
    }));
    check::backward(|_, _, _, _| -> Gradients { panic!("inside") });
    assert_eq!(CALLS.load(Ordering::SeqCst), 0, "a panic inside a check stays silent");
    let _ = std::panic::catch_unwind(|| panic!("outside"));
    assert_eq!(CALLS.load(Ordering::SeqCst), 1, "the hook was not put back");
}
