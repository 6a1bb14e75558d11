package dev.deskpulse.scheduler.customer;

import dev.deskpulse.scheduler.churn.ChurnModel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of the desk's customers as a whole.
 *
 * @param risk null where levels follow the rules
 */
public record CustomerModel(
        Instant learnedAt, ChurnModel.@Nullable Stored risk, RiskQuality quality, Segments segments) {}
