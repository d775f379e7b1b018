//! Regions as polygons: what a grid of yes and no becomes in a figure without bitmaps.
//!
//! The border of a region runs between grid points that say yes and neighbours that say no. Each
//! such pair is a gate. Every loop of gates becomes one polygon with as few corners as possible
//! whose sides cross each gate between its two points, so that the polygon holds exactly the grid
//! points of the region. One polygon a loop leaves no seams, as stripes would.

#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use ndarray::Array2;

/// A loop of a region's border.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Loop {
    /// The corners, (column, row) in steps of the grid.
    pub corners: Vec<(f64, f64)>,
    /// Whether the region lies inside the loop; else the loop is a hole.
    pub inside: bool,
    /// How many grid points the loop encloses.
    pub area: i64,
}

/// A place on the grid in half steps: (column, row).
type Place = (i64, i64);
/// The pair of neighbours that the border runs between: one in the region, one not.
type Gate = (Place, Place);

/// East, south, west, north: each a quarter turn to the right of the one before.
const STEPS: [Place; 4] = [(2, 0), (0, 2), (-2, 0), (0, -2)];
const NORTH: usize = 3;

/// The loops around a region, largest first: painted in this order, a loop's inside in the
/// region's colour and a hole in the background's, they give the region.
pub(crate) fn loops(mask: &Array2<bool>) -> Vec<Loop> {
    let mut seen = Array2::from_elem(mask.dim(), false);
    let mut found = Vec::new();
    for ((row, column), &yes) in mask.indexed_iter() {
        let north_is_no = row == 0 || !mask[[row - 1, column]];
        if yes && north_is_no && !seen[[row, column]] {
            let gates = follow(mask, (2 * column as i64, 2 * row as i64), &mut seen);
            found.push(as_loop(&gates));
        }
    }
    found.sort_by_key(|piece| Reverse(piece.area));
    found
}

/// The loops of a field with values from 0 to 1, cut into `shades` of equal width: each with the
/// shade to paint it in, in the order in which they give the field on a ground of shade 0.
pub(crate) fn levels(field: &Array2<f64>, shades: usize) -> Vec<(usize, Loop)> {
    let mut found = Vec::new();
    for level in 1..shades {
        let threshold = level as f64 / shades as f64;
        found.extend(loops(&field.mapv(|v| v >= threshold)).into_iter().map(|l| (level, l)));
    }
    // Of loops around the same points, a step up ends at the highest level, a step down at the
    // lowest.
    let order = |level: usize, inside: bool| if inside { level as i64 } else { -(level as i64) };
    found.sort_by_key(|(level, l)| (Reverse(l.area), order(*level, l.inside)));
    found.into_iter().map(|(level, l)| (if l.inside { level } else { level - 1 }, l)).collect()
}

fn says_yes(mask: &Array2<bool>, (x, y): Place) -> bool {
    let index = (usize::try_from(y / 2), usize::try_from(x / 2));
    x >= 0 && y >= 0 && matches!(index, (Ok(r), Ok(c)) if mask.get((r, c)) == Some(&true))
}

/// The gates of one loop, walked with the region at the right hand.
fn follow(mask: &Array2<bool>, start: Place, seen: &mut Array2<bool>) -> Vec<Gate> {
    let (mut here, mut side) = (start, NORTH);
    let mut gates = Vec::new();
    loop {
        if side == NORTH {
            seen[[here.1 as usize / 2, here.0 as usize / 2]] = true;
        }
        gates.push((here, plus(here, STEPS[side])));
        let forward = (side + 1) % 4;
        let ahead = plus(here, STEPS[forward]);
        let diagonal = plus(ahead, STEPS[side]);
        (here, side) = if !says_yes(mask, ahead) {
            (here, forward)
        } else if !says_yes(mask, diagonal) {
            (ahead, side)
        } else {
            (diagonal, (forward + 2) % 4)
        };
        if (here, side) == (start, NORTH) {
            return gates;
        }
    }
}

/// The corners of a polygon through the middles of as few gates as possible.
fn straightened(gates: &[Gate]) -> Vec<Place> {
    let mut corners = Vec::new();
    let mut k = 0;
    while k < gates.len() {
        corners.push(middle(gates[k]));
        k = farthest(gates, k);
    }
    corners
}

/// The last gate whose middle is in sight from the middle of gate `from`, through all between.
fn farthest(gates: &[Gate], from: usize) -> usize {
    let eye = middle(gates[from]);
    let mut reached = from + 1;
    let mut view: Option<Gate> = None;
    for k in from + 1..=gates.len() {
        let gate = gates[k % gates.len()];
        let (yes, no) = (minus(gate.0, eye), minus(gate.1, eye));
        let (right, left) = match view {
            None => (yes, no),
            Some((right, left)) => (
                if cross(yes, right) > 0 { yes } else { right },
                if cross(left, no) > 0 { no } else { left },
            ),
        };
        if cross(left, right) <= 0 {
            break;
        }
        let target = minus(middle(gate), eye);
        if cross(left, target) > 0 && cross(target, right) > 0 {
            reached = k;
        }
        view = Some((right, left));
    }
    reached
}

fn as_loop(gates: &[Gate]) -> Loop {
    // Green's theorem: the sides that face east minus those that face west, each at its x.
    let signed: i64 = gates.iter().map(|g| middle(*g).0 * (g.1.0 - g.0.0) / 2).sum::<i64>() / 2;
    let halved = |(x, y): Place| (x as f64 / 2.0, y as f64 / 2.0);
    let corners = straightened(gates).into_iter().map(halved).collect();
    Loop { corners, inside: signed > 0, area: signed.abs() }
}

fn middle((a, b): Gate) -> Place {
    ((a.0 + b.0) / 2, (a.1 + b.1) / 2)
}

fn plus(a: Place, b: Place) -> Place {
    (a.0 + b.0, a.1 + b.1)
}

fn minus(a: Place, b: Place) -> Place {
    (a.0 - b.0, a.1 - b.1)
}

/// Positive if `b` lies to the right of `a`, seen from the origin on a sheet whose y points down.
fn cross(a: Place, b: Place) -> i64 {
    a.0 * b.1 - a.1 * b.0
}
