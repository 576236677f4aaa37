/**
 * Alerts that leave the process by themselves: one JSON object per alert, posted to a webhook. What
 * cannot be delivered is tried again and in the end counted; nobody who raises an alert waits.
 */
package hft.alert;
