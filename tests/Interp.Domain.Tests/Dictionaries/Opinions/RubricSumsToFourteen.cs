using Interp.Domain.Dictionaries;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class RubricSumsToFourteen
{
    [Fact]
    public void Separation_is_asked_for_and_stays_outside_the_paper_s_maximum()
    {
        Rubric.Criteria.Where(c => c.Counts).Sum(c => c.Most).ShouldBe(14);
        Rubric.Criteria.Sum(c => c.Most).ShouldBe(15);
        Rubric.Criteria.Single(c => !c.Counts).Name.ShouldBe("separation");
    }

    [Fact]
    public void A_rating_counts_the_intervals_that_were_rated()
    {
        var rating = new Rating
        {
            Intervals = [4, 0, 7], Confidence = [3, -1, 0], Activations = [5, -1, 1], Logits = [3, -1, 0], Separation = [1, -1, 1], Specificity = [3, -1, 1],
        };
        Rubric.Total(rating, 0).ShouldBe(14);
        Rubric.Total(rating, 1).ShouldBeNull();
        Rubric.Total(rating, 2).ShouldBe(2);
        Rubric.MeanTotal(rating).ShouldBe(8);
    }
}
