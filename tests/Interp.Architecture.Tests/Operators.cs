namespace Interp.Architecture.Tests;

/// <summary>
/// What is asked of the tensor package is held against values by hand. Whoever begins to use another operator, or another form of one, writes its test first. The plain
/// programs that benches compare with are held against ours, number by number, before they are timed.
/// </summary>
public sealed class Operators
{
    [Theory]
    [InlineData("src/Interp.Torch")]
    [InlineData("src/Interp.Analysis")]
    [InlineData("src/Interp.Workers")]
    [InlineData("tools/Interp.Cli")]
    public void Each_is_called_by_a_test_of_the_tensor_package(string project) =>
        TorchMembers.UsedBy(project).Except(Tested.Value, StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void The_science_and_its_tests_were_read()
    {
        TorchMembers.UsedBy("src/Interp.Analysis").ShouldContain("torch.Tensor::baddbmm(torch.Tensor, torch.Tensor, Single, Single)", StringComparer.Ordinal);
        Tested.Value.ShouldContain("torch.Tensor::bmm(torch.Tensor)", StringComparer.Ordinal);
        TorchMembers.UsedBy("src/Interp.Torch").ShouldNotContain(member => member.StartsWith("List", StringComparison.Ordinal));
    }

    private static Lazy<IReadOnlySet<string>> Tested { get; } = new(() => TorchMembers.UsedBy("tests/Interp.Torch.Tests"));
}
