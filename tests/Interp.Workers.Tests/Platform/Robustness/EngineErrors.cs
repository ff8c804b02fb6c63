using Interp.Hostile.Calls;

namespace Interp.Workers.Tests.Platform;

/// <summary>
/// Which wrong calls of the engine end the process, and that all others throw: what the checks before them rest on. When this fails after an update of the engine, docs/decisions/0015 and the rule
/// of HouseRules follow what is then true.
/// </summary>
public sealed class EngineErrors
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Deadly => [.. WrongCalls.Deadly.Keys];

    [Theory]
    [MemberData(nameof(Deadly))]
    public async Task The_engine_ends_the_process_after(string call)
    {
        var child = await HostileProgram.Run(Patience, "calls", call);
        child.ExitCode.ShouldBe(HostileProgram.Aborted, child.Errors);
        child.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_other_wrong_calls_throw()
    {
        var child = await HostileProgram.Run(Patience, ["calls", .. WrongCalls.Thrown.Keys]);
        child.ExitCode.ShouldBe(0, $"after {child.Lines.LastOrDefault()}: {child.Errors}");
        child.Lines.Length.ShouldBe(WrongCalls.Thrown.Count);
        child.Lines.Where(line => !line.Contains(": threw ", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
