package hft.backtest.report;

import java.util.List;

/** A table under construction: text is escaped, the first column is left, the others right. */
final class HtmlTable {
  /** Put before a heading: its column holds text and is left-aligned. */
  static final String TEXT = "\u0001";

  private final StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>");

  HtmlTable(List<String> headings) {
    if (!headings.isEmpty()) {
      html.append("<thead><tr>");
      headings.forEach(this::heading);
      html.append("</tr></thead>");
    }
    html.append("<tbody>");
  }

  private void heading(String heading) {
    boolean text = heading.startsWith(TEXT);
    html.append(text ? "<th scope=\"col\" class=\"text\">" : "<th scope=\"col\">")
        .append(Show.escape(text ? heading.substring(TEXT.length()) : heading))
        .append("</th>");
  }

  /** One cell: its text and its classes. */
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
