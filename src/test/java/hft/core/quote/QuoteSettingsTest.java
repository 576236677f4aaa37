package hft.core.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number of every settings record is checked, and the message names it and its value. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuoteSettingsTest {
  static List<Record> defaults() {
    return List.of(
        QuoteSettings.defaults(),
        RequoteSettings.defaults(),
        FundingTilt.defaults(),
        CalibrationSettings.defaults());
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void a_number_out_of_range_is_named_with_its_value(Record defaults) throws Exception {
    List<String> checked = new ArrayList<>();
    for (RecordComponent component : defaults.getClass().getRecordComponents()) {
      Class<?> type = component.getType();
      if (type == double.class) {
        assertNamed(defaults, component.getName(), Double.NaN, "NaN");
        assertNamed(defaults, component.getName(), -1.0, "-1.0");
        assertNamed(defaults, component.getName(), 1e300, "1.0E300");
      } else if (type == int.class) {
        assertNamed(defaults, component.getName(), -1, "-1");
      } else if (type == long.class) {
        assertNamed(defaults, component.getName(), -1L, "-1");
      } else {
        continue;
      }
      checked.add(component.getName());
    }
    assertThat(checked).isNotEmpty();
  }

  @Test
  void a_lean_that_is_complete_at_its_threshold_is_refused() {
    assertThatThrownBy(() -> new FundingTilt(2e-5, 2e-5, 0.25, 1))
        .hasMessage("fullLeanPerHour must be above thresholdPerHour 2.0E-5, was 2.0E-5");
  }

  private static void assertNamed(Record defaults, String name, Object bad, String shown)
      throws Exception {
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] =
          components[i].getName().equals(name) ? bad : components[i].getAccessor().invoke(defaults);
    }
    Constructor<?> constructor = defaults.getClass().getDeclaredConstructor(types);
    assertThatThrownBy(() -> constructor.newInstance(values))
        .as("%s of %s", name, defaults.getClass().getSimpleName())
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name)
        .hasMessageEndingWith("was " + shown);
  }
}
