using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Circuits;

public sealed class PathPatchingCheckTests
{
    private static readonly PromptBatch Prompts = RandomPairs.Draw(2, PathModels.Vocabulary);

    public static TheoryData<string, string> Refusals => new()
    {
        { "unknown sender", "no head 4.0" },
        { "unknown receiver", "no head 1.2" },
        { "unknown mlp", "no MLP in layer 9" },
        { "unknown role", "no role IO" },
        { "late sender", "No sender comes before a receiver" },
        { "apart", "no receiver reads" },
        { "logits and heads", "receive alone" },
        { "empty sender", "neither a head nor an MLP" },
        { "no receiver", "Name a receiver" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void WhatCannotShowAnythingIsRefusedWithTheReason(string request, string reason)
    {
        using var decoder = PathModels.Single("gpt2");
        Should.Throw<ArgumentException>(() => new PathPatchingSweep(decoder, Prompts, Request(request))).Message.ShouldContain(reason);
    }

    [Fact]
    public void SendersThatAreAlikeInBothRunsAreAnError()
    {
        using var decoder = PathModels.Single("gpt2");
        // Tokens before the first difference: nothing there can differ.
        var prompts = new PromptBatch([new TokenPair([1, 2, 3, 4], [1, 2, 5, 4], 6, 7) { Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["S1"] = 1 } }]);
        var options = new PathPatchingOptions { Receivers = [new(ReceiverKind.Key, [new(2, 0)])], SenderPositions = ["S1"], ReceiverPositions = ["S1"] };
        using var sweep = new PathPatchingSweep(decoder, prompts, options);
        Should.Throw<InvalidOperationException>(() => sweep.Run(cancellationToken: TestContext.Current.CancellationToken)).Message.ShouldContain("changes nothing");
        Should.Throw<InvalidOperationException>(() => PathPatchingReference.Metric(decoder, prompts, options, PathSender.Of(new HeadName(0, 0)))).Message.ShouldContain("change nothing");
    }

    private static PathPatchingOptions Request(string name) => name switch
    {
        "unknown sender" => new() { Senders = [PathSender.Of(new(4, 0))] },
        "unknown receiver" => new() { Receivers = [new(ReceiverKind.Query, [new(1, 2)])] },
        "unknown mlp" => new() { Senders = [PathSender.OfMlp(9)] },
        "unknown role" => new() { SenderPositions = ["IO"] },
        "late sender" => new() { Senders = [PathSender.Of(new(2, 0))], Receivers = [new(ReceiverKind.Query, [new(1, 0)])] },
        "apart" => new() { SenderPositions = ["S1"] },
        "logits and heads" => new() { Receivers = [PathReceiver.Logits, new(ReceiverKind.Query, [new(1, 0)])] },
        "empty sender" => new() { Senders = [new PathSender("nothing", [], [])] },
        _ => new() { Receivers = [] },
    };
}
