package hft.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may know whom below one root package:
 *
 * <pre>
 * core  <-  wire, data, port  <-  trading, adapters, backtest  <-  app
 * </pre>
 *
 * <p>The root is an argument, so that the same rules can be held against packages that break them.
 */
final class Walls {
  /**
   * The native signer's context is blinded with noise against side channels; RFC 6979 signatures do
   * not depend on it.
   */
  private static final String BLINDED = "hft.wire.sign.Libsecp256k1";

  private static final List<String> ADAPTERS =
      List.of(
          "hyperliquid",
          "exchange",
          "sim",
          "journal",
          "recorder",
          "alpha",
          "policy",
          "telemetry",
          "http",
          "durable",
          "alert",
          "ingest",
          "mine",
          "synthetic");

  /** Calls that answer differently each time, or hand the answer to another thread. */
  private static final Map<String, Set<String>> UNREPEATABLE =
      Map.of(
          "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
          "java.lang.Thread", Set.of("sleep"),
          "java.lang.Math", Set.of("random"),
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDate", Set.of("now"),
          "java.time.LocalDateTime", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.util.concurrent.ThreadLocalRandom", Set.of("current"));

  private static final Set<String> SEEDED_ONLY =
      Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

  private final String root;

  Walls(String root) {
    this.root = root;
  }

  /** All rules, by a name that says what holds. */
  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("core is pure", corePure());
    rules.put("core does no input or output", coreWithoutIo());
    rules.put("wire knows core only", knowsOnly("wire", "core"));
    rules.put("wire does no input or output", wireWithoutIo());
    rules.put("data knows core only", knowsOnly("data", "core"));
    rules.put("port knows core only", knowsOnly("port", "core"));
    rules.put("trading knows core and port only", knowsOnly("trading", "core", "port"));
    rules.put(
        "backtest knows core, data and port only", knowsOnly("backtest", "core", "data", "port"));
    rules.put("adapters never know each other", adaptersApart());
    rules.put("only the miner knows S3", onlyMinerKnowsS3());
    rules.put("only alpha and policy know model engines", onlyLearnersKnowEngines());
    rules.put("nothing knows app", nothingKnowsApp());
    rules.put("only app knows modes", onlyAppKnowsModes());
    rules.put("no answer crosses a thread", noAsk());
    rules.put(
        "nothing asks what time it is", noCall(this::isUnrepeatableCall, "call a clock or sleep"));
    rules.put("nothing is drawn without a seed", noCall(Walls::isUnseeded, "draw without a seed"));
    rules.put("only app writes to the console", quiet());
    rules.put("no cycles between packages", acyclic());
    return rules;
  }

  private ArchRule corePure() {
    return classes()
        .that()
        .resideInAPackage(in("core"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.agrona..", "org.jspecify..", in("core"))
        .allowEmptyShould(true)
        .because(
            "decisions must run in a benchmark or a notebook, without the rest of the program");
  }

  private ArchRule coreWithoutIo() {
    return noClasses()
        .that()
        .resideInAPackage(in("core"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio.file..",
            "java.nio.channels..",
            "java.net..",
            "java.util.logging..",
            "org.slf4j..")
        .allowEmptyShould(true)
        .because("core takes data, time and seeds as arguments");
  }

  private ArchRule wireWithoutIo() {
    return noClasses()
        .that()
        .resideInAPackage(in("wire"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..",
            "java.nio.channels..",
            "java.net..",
            "org.apache.pekko..",
            "io.netty..",
            "org.slf4j..")
        .allowEmptyShould(true)
        .because("wire turns bytes into values and back; sockets are the adapters' business");
  }

  /** Of our own packages; libraries are the package's business. */
  private ArchRule knowsOnly(String inside, String... others) {
    List<String> allowed = new ArrayList<>(List.of(in(inside)));
    for (String other : others) {
      allowed.add(in(other));
    }
    DescribedPredicate<JavaClass> ours = resideInAPackage(root + "..");
    DescribedPredicate<JavaClass> known = resideInAnyPackage(allowed.toArray(new String[0]));
    return noClasses()
        .that()
        .resideInAPackage(in(inside))
        .should()
        .dependOnClassesThat(ours.and(not(known)))
        .allowEmptyShould(true)
        .because(inside + " knows " + String.join(", ", others) + " and itself");
  }

  private ArchRule adaptersApart() {
    List<String> shared = List.of(in("core"), in("wire"), in("data"), in("port"));
    DescribedPredicate<JavaClass> foreign =
        describe(
            "ours but neither core, wire, data, port",
            target ->
                resideInAPackage(root + "..").test(target)
                    && !resideInAnyPackage(shared.toArray(new String[0])).test(target));
    return classes()
        .that(resideInAnyPackage(ADAPTERS.stream().map(this::in).toArray(String[]::new)))
        .should(
            new com.tngtech.archunit.lang.ArchCondition<JavaClass>("know no other adapter") {
              @Override
              public void check(JavaClass item, com.tngtech.archunit.lang.ConditionEvents events) {
                item.getDirectDependenciesFromSelf().stream()
                    .filter(d -> foreign.test(d.getTargetClass().getBaseComponentType()))
                    .filter(
                        d ->
                            !adapterOf(item)
                                .equals(adapterOf(d.getTargetClass().getBaseComponentType())))
                    .forEach(
                        d ->
                            events.add(
                                com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                    d, d.getDescription())));
              }
            })
        .allowEmptyShould(true)
        .because("an adapter can be replaced without looking at the others");
  }

  /** First package step below the root. */
  private String adapterOf(JavaClass item) {
    String rest = item.getPackageName().substring(root.length());
    String[] steps = rest.split("\\.", -1);
    return steps.length > 1 ? steps[1] : "";
  }

  private ArchRule nothingKnowsApp() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(in("app"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("app"))
        .allowEmptyShould(true);
  }

  private ArchRule onlyMinerKnowsS3() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(in("mine"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hadoop.fs..", "software.amazon..")
        .allowEmptyShould(true)
        .because("these classes are many, and every other command starts without them");
  }

  private ArchRule onlyLearnersKnowEngines() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(in("alpha"), in("policy"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "ai.onnxruntime..")
        .allowEmptyShould(true)
        .because("tensors live outside the heap and are freed by hand, where it is looked after");
  }

  private ArchRule onlyAppKnowsModes() {
    DescribedPredicate<JavaClass> mode =
        describe(
            "a mode",
            target -> target.getName().startsWith(root) && target.getSimpleName().equals("Mode"));
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(in("app"))
        .should()
        .dependOnClassesThat(mode)
        .orShould()
        .haveSimpleName("Mode")
        .allowEmptyShould(true)
        .because("live, paper and backtest stay one program when nobody can ask which it is");
  }

  private ArchRule noAsk() {
    return noCall(
        access ->
            access.getTargetOwner().getName().startsWith("org.apache.pekko")
                && (access.getName().startsWith("ask") || access.getName().equals("pipeToSelf")),
        "ask or pipeToSelf");
  }

  private interface Call {
    boolean matches(JavaAccess<?> access);
  }

  private ArchRule noCall(Call call, String what) {
    return noClasses()
        .that()
        .resideInAnyPackage(in("core"), in("wire"), in("trading"), in("sim"))
        .should()
        .accessTargetWhere(describe(what, call::matches))
        .allowEmptyShould(true)
        .because("the same input must give the same bytes, on any machine");
  }

  private boolean isUnrepeatableCall(JavaAccess<?> access) {
    return UNREPEATABLE
        .getOrDefault(access.getTargetOwner().getName(), Set.of())
        .contains(access.getName());
  }

  private static boolean isUnseeded(JavaAccess<?> access) {
    return access instanceof com.tngtech.archunit.core.domain.JavaConstructorCall made
        && SEEDED_ONLY.contains(made.getTargetOwner().getName())
        && made.getTarget().getRawParameterTypes().isEmpty()
        && !made.getOriginOwner().getName().equals(BLINDED);
  }

  private ArchRule quiet() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(in("app"))
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .allowEmptyShould(true);
  }

  private ArchRule acyclic() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  private String in(String part) {
    return root + "." + part + "..";
  }
}
