package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.customer.CustomerBook;
import dev.deskpulse.scheduler.customer.Lifecycle;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who the customers are, and where else they might go. */
final class CustomerRoutes {
    private static final int USUAL = 10;

    private final CustomerView view;
    private final RivalView rivals;

    CustomerRoutes(CustomerView view, RivalView rivals) {
        this.view = view;
        this.rivals = rivals;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/api/customers",
                request -> request.json(view.list(
                        choice(request, "order", CustomerBook.Order.class).orElse(CustomerBook.Order.WIN_BACK),
                        choice(request, "lifecycle", Lifecycle.class).orElse(null),
                        FigureRequest.number(request, "top", USUAL),
                        Gate.viewer(request))));
        routes.get("/api/customers/summary", request -> request.json(view.summary(Gate.viewer(request))));
        routes.get(
                "/api/customers/profile",
                request -> request.json(
                        view.profile(String.valueOf(request.queryParam("customer")), Gate.viewer(request))));
        routes.get(
                "/api/customers/history",
                request -> request.json(view.history(
                        String.valueOf(request.queryParam("customer")),
                        Objects.requireNonNullElse(request.queryParam("after"), ""),
                        Gate.viewer(request))));
        routes.get(
                "/api/rivals",
                request -> request.json(rivals.rivals(
                        FigureRequest.day(request, "from"), FigureRequest.day(request, "to"), Gate.viewer(request))));
    }

    private static <E extends Enum<E>> Optional<E> choice(Context request, String name, Class<E> type) {
        return Optional.ofNullable(request.queryParam(name)).map(text -> Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")))));
    }
}
