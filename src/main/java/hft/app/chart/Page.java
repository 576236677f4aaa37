package hft.app.chart;

import java.util.List;

/** A self-contained HTML page that is put together section by section. */
public final class Page {
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;max-width:1000px;margin:2em auto;padding:0 1em;\
      color:#1b1f24;background:#fff}
      h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2em}
      table{border-collapse:collapse;font-variant-numeric:tabular-nums}
      th,td{padding:.25em .8em;border-bottom:1px solid #d8dee4;text-align:right}
      th:first-child,td:first-child{text-align:left}
      svg{max-width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:currentColor}
      .note{color:#57606a}
      @media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}\
      th,td{border-color:#30363d}.note{color:#9198a1}}
      """;

  private final StringBuilder body = new StringBuilder();
  private final String title;

  public Page(String title) {
    this.title = title;
    body.append("<h1>").append(escape(title)).append("</h1>\n");
  }

  public Page heading(String text) {
    body.append("<h2>").append(escape(text)).append("</h2>\n");
    return this;
  }

  public Page text(String text) {
    body.append("<p>").append(escape(text)).append("</p>\n");
    return this;
  }

  public Page note(String text) {
    body.append("<p class=\"note\">").append(escape(text)).append("</p>\n");
    return this;
  }

  /** Markup of ours, such as a chart. */
  public Page markup(String html) {
    body.append(html).append('\n');
    return this;
  }

  /** The first row is the heading. */
  public Page table(List<List<String>> rows) {
    body.append("<table>\n");
    for (int i = 0; i < rows.size(); i++) {
      String cell = i == 0 ? "th" : "td";
      body.append("<tr>");
      for (String text : rows.get(i)) {
        body.append('<').append(cell).append('>').append(escape(text));
        body.append("</").append(cell).append('>');
      }
      body.append("</tr>\n");
    }
    body.append("</table>\n");
    return this;
  }

  public String html() {
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"
        + escape(title)
        + "</title><style>\n"
        + STYLE
        + "</style></head><body>\n"
        + body
        + "</body></html>\n";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
