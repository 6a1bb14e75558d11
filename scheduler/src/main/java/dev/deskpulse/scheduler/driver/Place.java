package dev.deskpulse.scheduler.driver;

/**
 * A level of a block, as an effect is asked of it; of a number, its high end.
 *
 * @param up of a number, whether it is moved from low to high; of a value always true
 */
record Place(int block, int level, boolean up) {}
