//! How parameters, gradients and counts show themselves in a notebook: as a small table.

use ndarray::Array2;

use crate::backward::GradientCheck;
use crate::backward::Gradients;
use crate::figure::blocks;
use crate::figure::text::significant;
use crate::forward::Cache;
use crate::init::Parameters;
use crate::train::Confusion;

/// So many rows and columns of an array are shown.
const MOST: usize = 4;

/// Rows of cells below their heads.
struct Table {
    heads: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn html(&self) -> String {
        let cell = |tag: &str, text: &str| {
            format!("<{tag} style=\"text-align:left;white-space:pre\">{text}</{tag}>")
        };
        let heads: String = self.heads.iter().map(|head| cell("th", head)).collect();
        let row = |cells: &Vec<String>| -> String { cells.iter().map(|c| cell("td", c)).collect() };
        let rows: String = self.rows.iter().map(|r| format!("<tr>{}</tr>", row(r))).collect();
        format!("<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")
            .replace('\n', "<br>")
    }

    fn text(&self) -> String {
        let lines = self.rows.iter().map(|cells| cells.join("  ").replace('\n', " "));
        [self.heads.join("  ")].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    }

    fn show(&self) {
        println!("{}", blocks(&self.html(), &self.text()));
    }
}

/// One row an array: its name, its shape, its numbers.
fn of_arrays(arrays: &[(&str, &Array2<f64>)]) -> Table {
    let row = |(name, array): &(&str, &Array2<f64>)| {
        vec![name.to_string(), format!("{:?}", array.dim()), numbers(array)]
    };
    Table { heads: vec!["array", "shape", "numbers"], rows: arrays.iter().map(row).collect() }
}

/// The first rows and columns of an array, with three digits a number.
fn numbers(array: &Array2<f64>) -> String {
    let more = |n: usize| if n > MOST { vec!["…".to_string()] } else { Vec::new() };
    let row = |row: ndarray::ArrayView1<f64>| {
        let shown: Vec<String> =
            row.iter().take(MOST).map(|v| significant(*v)).chain(more(row.len())).collect();
        shown.join(", ")
    };
    let rows: Vec<String> =
        array.rows().into_iter().take(MOST).map(row).chain(more(array.nrows())).collect();
    rows.join("\n")
}

fn of_confusion(c: &Confusion) -> Table {
    let row = |label: &str, counts: [usize; 2]| {
        [label.to_string()].into_iter().chain(counts.map(|n| n.to_string())).collect()
    };
    Table {
        heads: vec!["", "predicted 0", "predicted 1"],
        rows: vec![
            row("label 0", [c.true_negatives, c.false_positives]),
            row("label 1", [c.false_negatives, c.true_positives]),
        ],
    }
}

fn of_check(check: &GradientCheck) -> Table {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for name in ["dw1", "db1", "dw2", "db2"] {
        let of_array = || check.entries.iter().filter(|e| e.array == name);
        // `f64::max` would leave NaN out.
        let larger = |a: f64, b: f64| if b.is_nan() || b > a { b } else { a };
        let gap = of_array().map(|e| (e.analytic - e.numeric).abs()).fold(0.0, larger);
        rows.push(vec![name.into(), of_array().count().to_string(), significant(gap)]);
    }
    let n = check.entries.len();
    rows.push(vec!["all".into(), n.to_string(), significant(check.relative_error) + ", relative"]);
    Table { heads: vec!["array", "derivatives", "largest difference"], rows }
}

impl Parameters {
    /// Shows names, shapes and numbers as a small table; evcxr calls it for a cell's last line.
    ///
    /// # Examples
    /// ```
    /// use nnlab::{RandomState, initialize_parameters};
    ///
    /// initialize_parameters(2, 4, 1, &mut RandomState::new(3)).evcxr_display();
    /// // w1  (4, 2)  0.0179, 0.00437 …
    /// ```
    ///
    /// # Source
    /// The custom display protocol of evcxr.
    pub fn evcxr_display(&self) {
        let Parameters { w1, b1, w2, b2 } = self;
        of_arrays(&[("w1", w1), ("b1", b1), ("w2", w2), ("b2", b2)]).show();
    }
}

impl Cache {
    /// Shows names, shapes and numbers as a small table, as [`Parameters`] do.
    pub fn evcxr_display(&self) {
        let Cache { z1, a1, z2, a2 } = self;
        of_arrays(&[("z1", z1), ("a1", a1), ("z2", z2), ("a2", a2)]).show();
    }
}

impl Gradients {
    /// Shows names, shapes and numbers as a small table, as [`Parameters`] do.
    pub fn evcxr_display(&self) {
        let Gradients { dw1, db1, dw2, db2 } = self;
        of_arrays(&[("dw1", dw1), ("db1", db1), ("dw2", dw2), ("db2", db2)]).show();
    }
}

impl Confusion {
    /// Shows the four counts as a table of labels and predictions.
    pub fn evcxr_display(&self) {
        of_confusion(self).show();
    }
}

impl GradientCheck {
    /// Shows, for each array, how far the two ways differ, and the relative error of all.
    pub fn evcxr_display(&self) {
        of_check(self).show();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn an_array_shows_its_name_its_shape_and_its_first_numbers() {
        let (small, wide) = (array![[0.5, -0.25], [1e-6, 0.0]], Array2::<f64>::ones((1, 400)));
        let table = of_arrays(&[("w1", &small), ("a2", &wide)]);
        assert_eq!(
            table.text(),
            "array  shape  numbers\n\
             w1  (2, 2)  0.500, −0.250 1.00 × 10⁻⁶, 0\n\
             a2  (1, 400)  1.00, 1.00, 1.00, 1.00, …"
        );
        assert!(table.html().contains("0.500, −0.250<br>1.00 × 10⁻⁶, 0</td>"), "{}", table.html());
        let tall = numbers(&Array2::zeros((9, 1)));
        assert_eq!(tall, "0\n0\n0\n0\n…");
    }

    #[test]
    fn counts_stand_where_their_label_and_prediction_meet() {
        let labels = array![[1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0]];
        let predictions = array![[true, true, false, false, false, false, true]];
        let table = of_confusion(&crate::confusion(&labels, &predictions));
        assert_eq!(table.rows, [["label 0", "3", "1"], ["label 1", "1", "2"]]);
    }

    #[test]
    fn a_gradient_check_shows_the_largest_difference_of_each_array() {
        let entry = |array, row, analytic| crate::backward::CheckedEntry {
            array,
            row,
            column: 0,
            analytic,
            numeric: 1.0,
        };
        let nan = entry("db2", 0, f64::NAN);
        let entries = vec![entry("dw1", 0, 1.25), entry("dw1", 1, 1.5), nan, entry("db2", 1, 2.0)];
        let table = of_check(&GradientCheck { entries, relative_error: 0.125 });
        let shown: Vec<&str> = table.rows.iter().map(|row| row[2].as_str()).collect();
        assert_eq!(shown, ["0.500", "0", "0", "NaN", "0.125, relative"]);
    }
}
