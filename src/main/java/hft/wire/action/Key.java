package hft.wire.action;

import java.nio.charset.StandardCharsets;

/** Names and fixed words in actions, with their bytes made once. */
enum Key {
  TYPE("type"),
  ORDERS("orders"),
  GROUPING("grouping"),
  BUILDER("builder"),
  CANCELS("cancels"),
  MODIFIES("modifies"),
  ORDER("order"),
  OID("oid"),
  ASSET("asset"),
  CLOID("cloid"),
  A("a"),
  B("b"),
  C("c"),
  F("f"),
  M("m"),
  O("o"),
  P("p"),
  R("r"),
  S("s"),
  T("t"),
  LIMIT("limit"),
  TIF("tif"),
  TRIGGER("trigger"),
  IS_MARKET("isMarket"),
  TRIGGER_PX("triggerPx"),
  TPSL("tpsl"),
  TIME("time"),
  IS_CROSS("isCross"),
  LEVERAGE("leverage"),
  IS_BUY("isBuy"),
  NTLI("ntli"),
  WEIGHT("weight"),
  DESTINATION("destination"),
  TWAP("twap"),
  NAME("name"),
  SUB_ACCOUNT_USER("subAccountUser"),
  IS_DEPOSIT("isDeposit"),
  USD("usd"),
  VAULT_ADDRESS("vaultAddress"),
  CODE("code"),
  ABSTRACTION("abstraction"),
  SOURCE_DEX("sourceDex"),
  DESTINATION_DEX("destinationDex"),
  TOKEN("token"),
  AMOUNT("amount"),
  FROM_SUB_ACCOUNT("fromSubAccount"),
  NONCE("nonce"),
  SLOT_ID("slotId"),
  IP("ip"),
  MAX_GAS("maxGas"),
  CANCEL("cancel"),
  CANCEL_BY_CLOID("cancelByCloid"),
  MODIFY("modify"),
  BATCH_MODIFY("batchModify");

  private final String text;
  private final byte[] bytes;

  Key(String text) {
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.US_ASCII);
  }

  String text() {
    return text;
  }

  byte[] bytes() {
    return bytes;
  }
}
