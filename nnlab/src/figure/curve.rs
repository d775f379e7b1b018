//! Curves, cut and thinned to what a chart can show.

use super::canvas::Point;

/// The pieces of a curve between two heights.
pub(crate) fn clipped(values: &[Point], (low, high): (f64, f64)) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let inside = |y: f64| (low..=high).contains(&y);
    let mut previous: Option<Point> = None;
    let mut drawing = false;
    for &(x, y) in values {
        if !x.is_finite() || !y.is_finite() {
            (previous, drawing) = (None, false);
            continue;
        }
        if let Some((px, py)) = previous
            && inside(y) != inside(py)
        {
            let edge = if y.max(py) > high { high } else { low };
            let cut = (px + (x - px) * (edge - py) / (y - py), edge);
            if drawing {
                pieces.last_mut().expect("drawing").push(cut);
            } else {
                pieces.push(vec![cut]);
            }
            drawing = !drawing;
        }
        if inside(y) {
            if !drawing {
                pieces.push(Vec::new());
                drawing = true;
            }
            pieces.last_mut().expect("drawing").push((x, y));
        }
        previous = Some((x, y));
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// The first point of every pixel column, and its highest and lowest where it goes up and down.
pub(crate) fn thinned(pixels: &[Point]) -> Vec<Point> {
    let mut kept = Vec::new();
    for column in pixels.chunk_by(|a, b| a.0.round() == b.0.round()) {
        kept.push(column[0]);
        if !column.is_sorted_by(|a, b| a.1 <= b.1) && !column.is_sorted_by(|a, b| a.1 >= b.1) {
            let by_height = |a: &&Point, b: &&Point| a.1.total_cmp(&b.1);
            kept.extend(column.iter().min_by(by_height));
            kept.extend(column.iter().max_by(by_height));
        }
    }
    kept.extend(pixels.last());
    kept
}
