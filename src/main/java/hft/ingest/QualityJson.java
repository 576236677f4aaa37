package hft.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.core.market.Fixed8;

/** The report as one JSON object. */
final class QualityJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private QualityJson() {}

  static String of(ImportReport report) {
    DataQuality quality = report.quality();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("format", report.format().commandName());
    ObjectNode rows = json.putObject("rows");
    for (Table table : Table.values()) {
      if (quality.rows(table) > 0) {
        rows.put(table.tableName(), quality.rows(table));
      }
    }
    json.put("duplicates", quality.duplicates());
    json.put("gaps", quality.gaps());
    json.put("crossed", quality.crossed());
    json.put("rejected", quality.rejected());
    ArrayNode tables = json.putArray("tables");
    quality.tables().forEach(table -> table(table, tables.addObject()));
    ArrayNode instruments = json.putArray("instruments");
    report
        .instruments()
        .forEach(
            instrument ->
                instruments
                    .addObject()
                    .put("coin", instrument.coin())
                    .put("lot", Fixed8.format(instrument.lot()))
                    .put("maxPriceDecimals", instrument.priceGrid().maxDecimals())
                    .put("significantFigures", instrument.priceGrid().significantFigures()));
    ObjectNode skipped = json.putObject("skipped");
    quality.skipped().forEach(skipped::put);
    report.notes().forEach(json.putArray("notes")::add);
    quality.rejects().forEach(json.putArray("rejects")::add);
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values", e);
    }
  }

  private static void table(TableQuality table, ObjectNode json) {
    json.put("coin", table.coin())
        .put("table", table.table().tableName())
        .put("rowsRead", table.rowsRead())
        .put("rows", table.rows())
        .put("levelUpdates", table.levelUpdates())
        .put("duplicates", table.duplicates())
        .put("superseded", table.superseded())
        .put("reordered", table.reordered())
        .put("gaps", table.gaps())
        .put("longestGapNanos", table.longestGapNanos())
        .put("crossed", table.crossed())
        .put("locked", table.locked())
        .put("unsorted", table.unsorted())
        .put("offGridPrices", table.offGridPrices())
        .put("offGridSizes", table.offGridSizes())
        .put("emptyLevels", table.emptyLevels())
        .put("badNumbers", table.badNumbers())
        .put("rejected", table.rejected())
        .put("firstNanos", table.firstNanos())
        .put("lastNanos", table.lastNanos())
        .put("delayMinNanos", table.receiveMinusVenue().minNanos())
        .put("delayMedianNanos", table.receiveMinusVenue().medianNanos())
        .put("delayP99Nanos", table.receiveMinusVenue().p99Nanos());
    ArrayNode gaps = json.putArray("worstGaps");
    for (TableQuality.Gap gap : table.worstGaps()) {
      gaps.addObject().put("fromNanos", gap.fromNanos()).put("toNanos", gap.toNanos());
    }
  }
}
