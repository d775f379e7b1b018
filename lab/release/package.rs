//! What an instructor hands out: a zip with all that a student needs, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::checkout::root;
use crate::files;

/// Files, and folders with all that is in them.
const PARTS: [&str; 13] = [
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "docs/trouble.md",
    "environment.yml",
    "lab",
    "nnlab/Cargo.toml",
    "nnlab/benches",
    "nnlab/examples",
    "nnlab/src",
    "notebooks/evcxr.toml",
    "notebooks/numpy_arrays.py",
];

/// Writes the package with the student versions `released`; returns a sentence about it.
pub fn write(path: &Path, released: &[(PathBuf, String)]) -> Result<String, String> {
    let folder = match (path.extension(), path.file_stem()) {
        (Some(ending), Some(stem)) if ending == "zip" => stem.to_string_lossy(),
        _ => {
            return Err(format!("expected a file that ends in .zip, but it is {}", path.display()));
        }
    };
    let contents = contents(released)?;
    let bytes =
        zipped(&folder, &contents).map_err(|error| format!("{}: {error}", path.display()))?;
    files::write(path, &bytes)?;
    let (count, kilobytes) = (contents.len(), bytes.len() / 1000);
    Ok(format!("wrote {}: {count} files, {kilobytes} kB", path.display()))
}

/// Every file by its name in the package, in the order of the names.
fn contents(released: &[(PathBuf, String)]) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let mut contents = BTreeMap::new();
    for part in PARTS {
        add(part, &mut contents)?;
    }
    let settings = String::from_utf8_lossy(&read(&root().join(".cargo/config.toml"))?).into_owned();
    // The tool without grading, which is half a minute of building.
    let settings = settings.replace("--package lab", "--package lab --no-default-features");
    contents.insert(".cargo/config.toml".into(), settings.into_bytes());
    contents.insert("README.md".into(), read(&root().join("docs/students.md"))?);
    for (path, text) in released {
        let name = path.file_name().expect("a notebook has a name").to_string_lossy();
        contents.insert(format!("notebooks/{name}"), text.clone().into_bytes());
    }
    Ok(contents)
}

fn add(name: &str, contents: &mut BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    let path = root().join(name);
    if !path.is_dir() {
        contents.insert(name.into(), read(&path)?);
        return Ok(());
    }
    let entries = fs::read_dir(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    for entry in entries {
        let entry = entry.map_err(|error| format!("{}: {error}", path.display()))?;
        let below = entry.file_name().to_string_lossy().into_owned();
        // What Python, its tools and editors leave beside the files.
        if !below.starts_with('.') && below != "__pycache__" {
            add(&format!("{name}/{below}"), contents)?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// The same contents give the same bytes: no time, no order but that of the names.
fn zipped(folder: &str, contents: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, String> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in contents {
        zip.start_file(format!("{folder}/{name}"), options).map_err(|error| error.to_string())?;
        zip.write_all(bytes).map_err(|error| error.to_string())?;
    }
    let bytes = zip.finish().map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}
