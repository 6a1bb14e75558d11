package dev.deskpulse.scheduler.customer;

/** By value: the amount of the year's orders, or where no orders are known the year's activities. */
public enum Tier {
    GOLD,
    SILVER,
    BRONZE
}
