//! Saving figures.

use super::{Figure, FigureError};

fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("nnlab-figure-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

fn drawn() -> Figure {
    crate::plot_network(2, 4, 1)
}

#[test]
fn a_saved_figure_holds_the_drawing_and_leaves_nothing_else() {
    let folder = folder("saved");
    drawn().save(folder.join("deep/network.SVG")).unwrap();
    let entries: Vec<_> = std::fs::read_dir(folder.join("deep")).unwrap().collect();
    assert_eq!(entries.len(), 1, "only the figure: {entries:?}");
    assert_eq!(std::fs::read_to_string(folder.join("deep/network.SVG")).unwrap(), drawn().svg());
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_place_that_cannot_be_written_gets_a_sentence() {
    let folder = folder("unwritable");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("file"), "not a folder").unwrap();
    let path = folder.join("file").join("network.svg");
    let error = drawn().save(&path).unwrap_err();
    let sentence = error.to_string();
    assert!(matches!(error, FigureError::Write { .. }), "{error:?}");
    assert!(sentence.contains(path.to_str().unwrap()), "{sentence}");
    assert!(sentence.contains("check that the folder may be written to"), "{sentence}");
    assert_eq!(std::fs::read_to_string(folder.join("file")).unwrap(), "not a folder");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn another_ending_gets_a_sentence_and_no_file() {
    let folder = folder("ending");
    for name in ["network.jpg", "network", "svg"] {
        let error = drawn().save(folder.join(name)).unwrap_err();
        assert!(error.to_string().contains("to end in .svg or .png"), "{error}");
    }
    assert!(!folder.exists());
}

#[cfg(not(feature = "png"))]
#[test]
fn a_png_without_its_feature_gets_a_sentence_and_no_file() {
    let path = folder("png").join("network.png");
    let error = drawn().save(&path).unwrap_err();
    assert!(error.to_string().contains("build nnlab with its feature `png`"), "{error}");
    assert!(!path.exists());
}

#[cfg(feature = "png")]
#[test]
fn a_png_is_as_large_as_the_sheet() {
    let png = drawn().png().unwrap();
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 2 * drawn().width());
}
