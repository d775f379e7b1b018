//! Random regions, painted from their polygons and read again.

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
fn noise(rows: usize, columns: usize, rounds: usize, rng: &mut RandomState) -> Array2<f64> {
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
    field
}

#[test]
fn polygons_hold_exactly_the_grid_points_of_their_region() {
    let mut rng = RandomState::new(7);
    for round in 0..300 {
        let (rows, columns) = (1 + round % 37, 1 + (round * 7) % 41);
        let mask = noise(rows, columns, round % 5, &mut rng).mapv(|v| v > 0.0);
        let loops = loops(&mask);
        assert_eq!(painted(&loops, mask.dim()), mask, "mask {round}: {mask:?}\n{loops:?}");
    }
}

#[test]
fn shades_stand_at_the_grid_points_of_their_values() {
    let mut rng = RandomState::new(8);
    for round in 0..100 {
        let rough = noise(5 + round % 20, 5 + (round * 3) % 23, round % 5, &mut rng);
        let steepness = [0.05, 0.3, 2.0, 50.0][round % 4];
        let field = rough.mapv(|v| (steepness * v).tanh() / 2.0 + 0.5);
        let painted = levels(&field, 9);
        for ((row, column), value) in field.indexed_iter() {
            let holds = |l: &Loop| contains(&l.corners, (column as f64, row as f64));
            let shade = painted.iter().rev().find(|(_, l)| holds(l)).map_or(0, |(shade, _)| *shade);
            let expected = (1..9).filter(|k| *value >= *k as f64 / 9.0).count();
            assert_eq!(shade, expected, "field {round} at row {row}, column {column}: {value}");
        }
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
    let cells = mask.iter().filter(|&&yes| yes).count() as i64;
    assert_eq!(loops[0].area - loops[1].area, cells);
}

#[test]
fn an_empty_and_a_full_grid_have_no_loop_and_one() {
    assert!(loops(&Array2::from_elem((3, 4), false)).is_empty());
    let full = loops(&Array2::from_elem((3, 4), true));
    assert_eq!(full.len(), 1);
    assert!(full[0].inside);
}
