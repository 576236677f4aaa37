package hft.backtest.report;

import java.util.List;

/** A table under construction: text is escaped, the first column is left, the others right. */
final class HtmlTable {
  private final StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>");

  HtmlTable(List<String> headings) {
    if (!headings.isEmpty()) {
      html.append("<thead><tr>");
      headings.forEach(
          heading -> html.append("<th scope=\"col\">").append(Show.escape(heading)).append("</th>"));
      html.append("</tr></thead>");
    }
    html.append("<tbody>");
  }

  /** One cell: its text and, after a bar, its classes. */
  record Cell(String text, String classes) {
    static Cell of(String text) {
      return new Cell(text, "");
    }

    static Cell money(long scaled) {
      return new Cell(Show.signedMoney(scaled), Show.tone(scaled));
    }

    static Cell wrapped(String text) {
      return new Cell(text, "wrap");
    }
  }

  HtmlTable row(String rowClass, List<Cell> cells) {
    html.append("<tr").append(attribute(rowClass)).append('>');
    for (Cell cell : cells) {
      html.append("<td")
          .append(attribute(cell.classes))
          .append('>')
          .append(Show.escape(cell.text))
          .append("</td>");
    }
    html.append("</tr>\n");
    return this;
  }

  HtmlTable row(Cell... cells) {
    return row("", List.of(cells));
  }

  String html() {
    return html + "</tbody></table></div>";
  }

  private static String attribute(String classes) {
    return classes.isEmpty() ? "" : " class=\"" + classes + "\"";
  }
}
