package dev.deskpulse.scheduler.action;

import java.util.OptionalInt;

/**
 * What is known of an action's verdict before it starts, from the days before alone; in the KPI's unit.
 *
 * @param usual the KPI in the last four weeks before the start
 * @param aim by how much the target differs from that; its sign says which way is good
 * @param power how often an effect as large as the aim would be seen on the goal's day: 0 to 1
 * @param detectable the smallest effect that would be seen 80 % of the time
 * @param daysNeeded after how many days the aim would be seen 80 % of the time; empty where not within a year
 */
public record Plan(double usual, double aim, double power, double detectable, OptionalInt daysNeeded) {}
