package hft.backtest.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The run as one HTML file that needs nothing else: styles, scripts and data are inside. It shows
 * no wall-clock time, so the same run gives the same bytes.
 */
public final class HtmlReport {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.24/dist/";

  private HtmlReport() {}

  public static String render(Summary summary, RunCharts charts) {
    Map<String, String> parts = new LinkedHashMap<>();
    heading(parts, summary);
    parts.put("tiles", Sections.tiles(summary));
    parts.put("warning", Sections.warning(summary.performance()));
    parts.put("attribution", Sections.attribution(summary));
    parts.put("markouts", Sections.markouts(summary.markouts()));
    parts.put("fees", Sections.fees(summary));
    parts.put("coins", Sections.coins(summary));
    parts.put("safety", Sections.safety(summary, charts.safetyEvents()));
    parts.put("orders", Sections.orders(summary));
    parts.put("facts", Sections.facts(summary));
    parts.put("footer", Sections.footer(summary));
    parts.put("data", ChartData.json(charts));
    parts.put("css", resource("report.css"));
    parts.put("js", resource("report.js"));
    parts.put("uplotCss", resource(UPLOT + "uPlot.min.css"));
    parts.put("uplotJs", resource(UPLOT + "uPlot.iife.min.js"));
    return fill(resource("report.html"), parts);
  }

  private static void heading(Map<String, String> parts, Summary summary) {
    RunFacts facts = summary.facts();
    String coins =
        summary.coins().stream().map(CoinSummary::coin).collect(Collectors.joining(", "));
    String span =
        Show.time(facts.fromNanos())
            + " to "
            + Show.time(facts.toNanos())
            + " UTC, "
            + Show.duration(facts.toNanos() - facts.fromNanos());
    parts.put("title", Show.escape(facts.mode() + " " + coins));
    parts.put("heading", Show.escape(capitalised(facts.mode()) + ": " + coins));
    parts.put("subheading", Show.escape(span + " · " + facts.dataLabel()));
    parts.put(
        "banner",
        facts.synthetic()
            ? "<div class=\"synthetic\">SYNTHETIC DATA<small>This market was generated. The"
                + " result says nothing about a real one.</small></div>"
            : "");
  }

  private static String capitalised(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String fill(String template, Map<String, String> parts) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder html = new StringBuilder();
    while (matcher.find()) {
      String part = parts.get(matcher.group(1));
      if (part == null) {
        throw new IllegalStateException("the template asks for " + matcher.group());
      }
      matcher.appendReplacement(html, Matcher.quoteReplacement(part));
    }
    return matcher.appendTail(html).toString();
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not on the classpath: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
