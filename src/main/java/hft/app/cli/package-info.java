/**
 * The command line: arguments and settings in, one {@link hft.app.cli.Job} started, its {@link
 * hft.app.cli.JobReport} printed, an exit code out. What the jobs do is bound elsewhere.
 *
 * <pre>
 * arguments + conf --Command--> request --Job--> JobReport --> text or JSON on stdout, exit code
 * </pre>
 */
package hft.app.cli;
