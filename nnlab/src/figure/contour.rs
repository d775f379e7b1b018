//! Regions as polygons: what a grid of yes and no becomes in a figure without bitmaps.
//!
//! The border of a region runs between grid points that say yes and neighbours that say no. Each
//! such pair is a gate. Every loop of gates becomes one polygon with as few corners as possible
//! whose sides cross each gate between its two points, so that the polygon holds exactly the grid
//! points of the region. One polygon a loop leaves no seams, as stripes would.

use ndarray::Array2;

/// A loop of a region's border.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Loop {
    /// The corners, (column, row) in steps of the grid.
    pub corners: Vec<(f64, f64)>,
    /// Whether the region lies inside the loop; else the loop is a hole.
    pub inside: bool,
    /// The area, in cells of the grid.
    pub area: f64,
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
            found.push(as_loop(&straightened(&gates)));
        }
    }
    found.sort_by(|a, b| b.area.total_cmp(&a.area));
    found
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

fn as_loop(corners: &[Place]) -> Loop {
    let next = corners.iter().cycle().skip(1);
    let doubled: i64 = corners.iter().zip(next).map(|(&a, &b)| cross(a, b)).sum();
    let halved = |&(x, y): &Place| (x as f64 / 2.0, y as f64 / 2.0);
    Loop {
        corners: corners.iter().map(halved).collect(),
        inside: doubled > 0,
        area: doubled.abs() as f64 / 8.0,
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RandomState;

    /// Paints the loops in order and reads the colour at every grid point.
    fn painted(loops: &[Loop], shape: (usize, usize)) -> Array2<bool> {
        Array2::from_shape_fn(shape, |(row, column)| {
            let holds = |l: &&Loop| contains(&l.corners, (column as f64, row as f64));
            loops.iter().rev().find(holds).is_some_and(|l| l.inside)
        })
    }

    /// Even-odd rule along a ray to the right.
    fn contains(corners: &[(f64, f64)], (x, y): (f64, f64)) -> bool {
        let next = corners.iter().cycle().skip(1);
        let crossings = corners.iter().zip(next).filter(|&(&(ax, ay), &(bx, by))| {
            (ay > y) != (by > y) && x < ax + (bx - ax) * (y - ay) / (by - ay)
        });
        crossings.count() % 2 == 1
    }

    /// Noise in which every cell averages its neighbourhood `rounds` times.
    fn blobs(rows: usize, columns: usize, rounds: usize, rng: &mut RandomState) -> Array2<bool> {
        let mut field = rng.randn(rows, columns);
        for _ in 0..rounds {
            let old = field.clone();
            field = Array2::from_shape_fn(old.dim(), |(r, c)| {
                let near = |dr: i64, dc: i64| {
                    let (r, c) = (r as i64 + dr, c as i64 + dc);
                    *old.get((r as usize, c as usize)).unwrap_or(&0.0)
                };
                near(0, 0) + near(1, 0) + near(-1, 0) + near(0, 1) + near(0, -1)
            });
        }
        field.mapv(|v| v > 0.0)
    }

    #[test]
    fn polygons_hold_exactly_the_grid_points_of_their_region() {
        let mut rng = RandomState::new(7);
        for round in 0..300 {
            let (rows, columns) = (1 + round % 37, 1 + (round * 7) % 41);
            let mask = blobs(rows, columns, round % 5, &mut rng);
            let loops = loops(&mask);
            assert_eq!(painted(&loops, mask.dim()), mask, "mask {round}: {mask:?}\n{loops:?}");
        }
    }

    #[test]
    fn a_slanted_edge_needs_few_corners() {
        let mask = Array2::from_shape_fn((500, 500), |(r, c)| 3 * r + 200 > c);
        let loops = loops(&mask);
        assert_eq!(loops.len(), 1);
        assert!(loops[0].corners.len() <= 8, "{:?}", loops[0].corners);
        assert_eq!(painted(&loops, mask.dim()), mask);
    }

    #[test]
    fn a_ring_is_a_loop_and_a_hole() {
        let distance = |r: usize, c: usize| (r as f64 - 20.0).hypot(c as f64 - 20.0);
        let mask = Array2::from_shape_fn((41, 41), |(r, c)| (8.0..15.0).contains(&distance(r, c)));
        let loops = loops(&mask);
        let kinds: Vec<bool> = loops.iter().map(|l| l.inside).collect();
        assert_eq!(kinds, [true, false]);
        let area = loops[0].area - loops[1].area;
        let cells = mask.iter().filter(|&&yes| yes).count() as f64;
        assert!((area - cells).abs() < 0.05 * cells, "area {area} of {cells} cells");
    }

    #[test]
    fn an_empty_and_a_full_grid_have_no_loop_and_one() {
        assert!(loops(&Array2::from_elem((3, 4), false)).is_empty());
        let full = loops(&Array2::from_elem((3, 4), true));
        assert_eq!(full.len(), 1);
        assert!(full[0].inside);
    }
}
