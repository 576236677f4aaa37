/**
 * The only reader of configuration files. HOCON in, validated settings records out; a key nobody
 * knows stops the start, and the problems of all components are told together.
 *
 * <pre>
 * conf/application.conf <- --config FILE <- --set key=value   (the later wins)
 *        |                                                          BATCH_WINDOW_MS above all
 *     Schema: section path -> settings record      Binder: component name <-> kebab-case key
 *        |
 *     Settings.get(QuoteSettings.class)
 * </pre>
 */
package hft.app.config;
