package dev.deskpulse.plugin.settings;

import dev.deskpulse.scheduler.customer.CustomerRules;

/** Reads the section {@code customers}. */
final class CustomerSection {
    private CustomerSection() {}

    static CustomerRules read(Section section) {
        CustomerRules usual = CustomerRules.USUAL;
        return SettingsFile.checked(
                section,
                usual,
                () -> new CustomerRules(
                        section.duration("newFor", usual.newFor()),
                        section.duration("atRiskAfter", usual.atRiskAfter()),
                        section.duration("lostAfter", usual.lostAfter()),
                        section.duration("wonBackFor", usual.wonBackFor()),
                        section.duration("reasonsWithin", usual.reasonsWithin()),
                        section.number("reasonsAtRisk", usual.reasonsAtRisk(), 1, 5),
                        section.number("loyalMonths", usual.loyalMonths(), 2, 12),
                        section.share("gold", usual.gold()),
                        section.share("silver", usual.silver()),
                        section.share("highRisk", usual.highRisk()),
                        section.share("mediumRisk", usual.mediumRisk())));
    }
}
