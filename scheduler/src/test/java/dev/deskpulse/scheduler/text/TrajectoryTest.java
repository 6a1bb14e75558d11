package dev.deskpulse.scheduler.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.text.Sentiment.Label;
import dev.deskpulse.scheduler.text.Trajectory.Course;
import dev.deskpulse.scheduler.text.Trajectory.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoryTest {
    private static Trajectory of(double... scores) {
        List<State> states = new ArrayList<>();
        for (double score : scores) {
            Label label = score <= -0.2 ? Label.NEGATIVE : score >= 0.2 ? Label.POSITIVE : Label.NEUTRAL;
            states.add(new State(Integer.toString(states.size()), label, score));
        }
        return Trajectory.of(states);
    }

    @Test
    void oneMessageIsSteadyAndIsFirstLastAndWorst() {
        Trajectory one = of(-0.6);
        assertThat(one.course()).isEqualTo(Course.STEADY);
        assertThat(one.warning()).isFalse();
        assertThat(one.first()).isEqualTo(one.last()).isEqualTo(one.worst());
    }

    @Test
    void fromCalmToAngryIsWorseningAndWarns() {
        Trajectory trajectory = of(0, -0.6);
        assertThat(trajectory.course()).isEqualTo(Course.WORSENING);
        assertThat(trajectory.warning()).isTrue();
    }

    @Test
    void fromAnnoyedToFuriousIsWorsening() {
        assertThat(of(-0.3, -0.8).course()).isEqualTo(Course.WORSENING);
        assertThat(of(-0.3, -0.5, -0.7).course()).isEqualTo(Course.WORSENING);
    }

    @Test
    void alwaysAngryIsSteadyAndNoWarning() {
        assertThat(of(-0.7, -0.6, -0.75).course()).isEqualTo(Course.STEADY);
        assertThat(of(-0.7, -0.6, -0.75).warning()).isFalse();
    }

    @Test
    void fromCalmToPleasedIsImproving() {
        assertThat(of(0, 0.6).course()).isEqualTo(Course.IMPROVING);
    }

    @Test
    void fromFuriousToAnnoyedIsImproving() {
        assertThat(of(-0.9, -0.3).course()).isEqualTo(Course.IMPROVING);
    }

    @Test
    void fromAngryToThankfulIsRecovered() {
        assertThat(of(-0.8, 0.7).course()).isEqualTo(Course.RECOVERED);
        assertThat(of(0, -0.8, 0.7).course()).isEqualTo(Course.RECOVERED);
    }

    @Test
    void aRelapseIsMixedAndWarns() {
        Trajectory relapse = of(-0.8, 0.7, -0.6);
        assertThat(relapse.course()).isEqualTo(Course.MIXED);
        assertThat(relapse.warning()).isTrue();
    }

    @Test
    void aDipThatEasedButHasNotPassedIsMixedWithoutWarning() {
        Trajectory eased = of(0.5, -0.9, -0.4);
        assertThat(eased.course()).isEqualTo(Course.MIXED);
        assertThat(eased.warning()).isFalse();
    }

    @Test
    void aMessageWithoutFeelingChangesNothing() {
        Trajectory trajectory = of(-0.6, 0, 0.1);
        assertThat(trajectory.course()).isEqualTo(Course.STEADY);
        assertThat(trajectory.last().message()).isEqualTo("0");
    }

    @Test
    void lessPleasedIsNoChangeForTheWorse() {
        assertThat(of(0.9, 0.3).course()).isEqualTo(Course.STEADY);
    }

    @Test
    void firstLastAndWorstAreTheMessagesThatShowThem() {
        Trajectory trajectory = of(-0.3, -0.9, -0.4, 0);
        assertThat(trajectory.first().message()).isEqualTo("0");
        assertThat(trajectory.worst().message()).isEqualTo("1");
        assertThat(trajectory.last().message()).isEqualTo("2");
    }

    @Test
    void anUnsureMessageShowsNothing() {
        Trajectory trajectory =
                Trajectory.of(List.of(new State("a", Label.UNSURE, -0.9), new State("b", Label.POSITIVE, 0.5)));
        assertThat(trajectory.first().message()).isEqualTo("b");
        assertThat(trajectory.course()).isEqualTo(Course.STEADY);
    }

    @Test
    void nothingButUnsureMessagesLeavesTheOpening() {
        Trajectory trajectory =
                Trajectory.of(List.of(new State("a", Label.UNSURE, 0), new State("b", Label.UNSURE, 0)));
        assertThat(trajectory.last().message()).isEqualTo("a");
        assertThat(trajectory.last().label()).isEqualTo(Label.UNSURE);
    }
}
