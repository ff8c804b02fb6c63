using System.Net;
using System.Text.RegularExpressions;
using Interp.Analysis.Language;

namespace Interp.Cli.Commands;

/// <summary>A model of the Hugging Face hub, read from its resolve address; HF_ENDPOINT names a mirror.</summary>
internal sealed partial class HubSource : IModelSource, IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromHours(2) };
    private readonly string _root;

    /// <exception cref="InvalidDataException">The text is no name of a model there.</exception>
    public HubSource(string name, string? endpoint)
    {
        if (!ModelName().IsMatch(name)) throw new InvalidDataException($"{name} is neither a folder nor the name of a model on the hub, such as gpt2 or openai-community/gpt2.");
        (Name, _root) = (name, $"{(string.IsNullOrEmpty(endpoint) ? "https://huggingface.co" : endpoint.TrimEnd('/'))}/{name}/resolve/main/");
    }

    public string Name { get; }

    public async Task<Stream?> OpenAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _http.GetAsync(new Uri(_root + file), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                response.Dispose();
                return null;
            }

            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsStreamAsync(cancellationToken);
        }
        catch (HttpRequestException error)
        {
            throw new InvalidDataException(
                $"{_root}{file} could not be fetched: {error.Message} Where the network does not allow it, put config.json, model.safetensors and tokenizer.json of {Name} into a folder and give --from FOLDER.", error);
        }
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,95}(/[A-Za-z0-9][A-Za-z0-9._-]{0,95})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ModelName();
}
