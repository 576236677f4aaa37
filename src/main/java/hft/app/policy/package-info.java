/** Training of policies, its report and its benchmark: {@code train-ppo} and {@code bench ppo}. */
package hft.app.policy;
