namespace Interp.Architecture.Tests;

/// <summary>Rules that no analyzer here checks.</summary>
public sealed class HouseRules
{
    [Fact]
    public void No_hand_written_file_exceeds_20_KB() =>
        Checkout.SourceFiles("src", "*.cs")
            .Where(path => new FileInfo(path).Length > 20_000)
            .Select(Relative)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("DateTime.Now")]
    [InlineData("DateTime.UtcNow")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("Random.Shared")]
    [InlineData("new Random()")]
    [InlineData("async void")]
    public void Source_does_not_use(string spelling) =>
        Checkout.SourceFiles("src", "*.cs")
            .Where(path => File.ReadAllText(path).Contains(spelling, StringComparison.Ordinal))
            .Select(Relative)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Helpers")]
    [InlineData("Utils")]
    [InlineData("Managers")]
    [InlineData("Services")]
    public void No_folder_is_named_for_a_technical_layer(string name) =>
        Directory.EnumerateDirectories(Path.Combine(Checkout.Root, "src"), name, SearchOption.AllDirectories).ShouldBeEmpty();

    private static string Relative(string path) => Path.GetRelativePath(Checkout.Root, path);
}
