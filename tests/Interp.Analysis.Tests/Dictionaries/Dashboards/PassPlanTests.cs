using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class PassPlanTests
{
    [Fact]
    public void A_split_that_fits_is_read_whole_as_one_block()
    {
        var plan = PassPlan.Choose(available: 10, wanted: 12, contextsPerBlock: 4, seed: 1);
        plan.FirstContexts.ShouldBe([0L]);
        plan.Contexts.ShouldBe(10);
    }

    [Fact]
    public void Blocks_are_drawn_apart_in_order_and_by_seed()
    {
        var plan = PassPlan.Choose(available: 1_003, wanted: 100, contextsPerBlock: 8, seed: 1);
        plan.Contexts.ShouldBe(104, "whole blocks");
        plan.FirstContexts.ShouldAllBe(first => first % 8 == 0 && first + 8 <= 1_003);
        plan.FirstContexts.ShouldBe(plan.FirstContexts.Distinct().Order());
        plan.Context(9).ShouldBe(plan.FirstContexts[1] + 1);

        PassPlan.Choose(1_003, 100, 8, seed: 1).FirstContexts.ShouldBe(plan.FirstContexts);
        PassPlan.Choose(1_003, 100, 8, seed: 2).FirstContexts.ShouldNotBe(plan.FirstContexts);
    }
}
