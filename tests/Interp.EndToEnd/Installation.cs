namespace Interp.EndToEnd;

/// <summary>
/// A whole installation in a folder of its own, made the way an operator makes one: <c>./interp up</c>.
/// It brings a small corpus of the checkout's own text, so that nothing is downloaded.
/// </summary>
public sealed class Installation : IAsyncLifetime
{
    private readonly OperatedSite _site = new("e2e", 5180);

    /// <inheritdoc cref="OperatedSite.Address"/>
    public string Address => _site.Address;

    public string InstructorPassword => _site.InstructorPassword;

    public string LearnerPassword => _site.LearnerPassword;

    /// <inheritdoc cref="OperatedSite.Data"/>
    public string Data => _site.Data;

    /// <summary>A new member of a cohort; the password.</summary>
    public async Task<string> Member(string email, string role, string cohort) => (await Interp("person", email, role, cohort)).Trim().Split(' ')[^1];

    /// <inheritdoc cref="OperatedSite.Interp"/>
    public Task<string> Interp(params string[] arguments) => _site.Interp(arguments);

    public async ValueTask InitializeAsync()
    {
        var text = Directory.CreateDirectory(Path.Combine(Data, "text")).FullName;
        foreach (var (file, number) in Checkout.Sources.Select((file, i) => (file, i))) File.Copy(file, Path.Combine(text, $"{number}.txt"));
        await Interp("cli", "corpus", "build", "--from", text, "--name", "our-source",
            "--tokenizer", Path.Combine(Checkout.Root, "models", "mini-pile-1l"), "--output", Path.Combine(Data, "corpora", "our-source"));
        await _site.Up();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
