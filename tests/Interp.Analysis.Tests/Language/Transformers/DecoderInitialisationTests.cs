using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Language;

public sealed class DecoderInitialisationTests
{
    [Fact]
    public void A_tied_start_embeds_as_it_unembeds_and_leaves_the_rest()
    {
        using var scope = torch.NewDisposeScope();
        using var tied = DecoderInitialisation.TiedStart(TinyDecoder.Relu, 7);
        using var plain = DecoderInitialisation.Random(TinyDecoder.Relu, 7);

        tied["W_E"].allclose(plain["unembed.W_U"].t(), rtol: 0, atol: 0).ShouldBeTrue();
        tied["W_E"].fill_(0);
        foreach (var name in tied.Names.Where(n => n != "W_E")) tied[name].allclose(plain[name], rtol: 0, atol: 0).ShouldBeTrue(name);
    }
}
