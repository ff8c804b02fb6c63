using System.Diagnostics;

namespace Interp.Torch.Tests.Deaths;

/// <summary>The calls that must never get arguments from outside unchecked: the process does not survive them, whatever is caught around them.</summary>
public sealed class ProcessesEnd
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(nameof(Fatal.Matmul_of_unfit_shapes), "cannot be multiplied")]
    [InlineData(nameof(Fatal.Gradient_of_an_unused_input), "not have been used in the graph")]
    [InlineData(nameof(Fatal.Gradient_of_more_than_a_number), "only for scalar outputs")]
    [InlineData(nameof(Fatal.State_of_a_disposed_generator), "")]
    public async Task A_process_that_does_this_is_gone(string what, string said)
    {
        using var child = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(Fatal).Assembly.Location, "-nologo", "-noColor", "-explicit", "only", "-method", $"{typeof(Fatal).FullName}.{what}" },
            Environment = { ["DOTNET_DbgEnableMiniDump"] = "0" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }).ShouldNotBeNull();
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        var output = child.StandardOutput.ReadToEndAsync(late.Token);
        var error = child.StandardError.ReadToEndAsync(late.Token);
        await child.WaitForExitAsync(late.Token);

        // 128 and the signal's number: aborted, or a fault of memory.
        child.ExitCode.ShouldBeOneOf(134, 139);
        (await error).ShouldContain(said);
        (await output).ShouldNotContain("TEST EXECUTION SUMMARY");
    }
}
