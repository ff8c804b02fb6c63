using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class DecoderAlignmentTests
{
    [Fact]
    public void The_largest_entries_come_with_sign_and_share_of_the_L1_norm()
    {
        var largest = DecoderAlignment.Largest([0.1f, -0.5f, 0.2f, 0.2f], 3);
        largest.Select(n => n.Neuron).ShouldBe([1, 2, 3]);
        largest[0].Value.ShouldBe(-0.5f);
        largest[0].ShareOfL1.ShouldBe(0.5f, 1e-6f);
        largest[1].ShareOfL1.ShouldBe(0.2f, 1e-6f);
    }
}
