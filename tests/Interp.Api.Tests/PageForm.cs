using System.Net;
using System.Text.RegularExpressions;

namespace Interp.Api.Tests;

/// <summary>Fills and sends a form of a page as a browser without script does.</summary>
internal static class PageForm
{
    /// <summary>Where an answer sends the browser: path and query.</summary>
    public static string Onward(HttpResponseMessage answer) => new Uri(new Uri("http://localhost"), answer.Headers.Location!).PathAndQuery;

    /// <summary>The hidden fields of a page's form, its protection against forgery among them.</summary>
    public static Dictionary<string, string> Hidden(string html) =>
        Regex.Matches(html, "<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2))
            .ToDictionary(i => i.Groups["name"].Value, i => WebUtility.HtmlDecode(i.Groups["value"].Value), StringComparer.Ordinal);

    /// <summary>Sends the form of this name; its own fields are sent as they stand unless given anew.</summary>
    public static async Task<HttpResponseMessage> Send(HttpClient client, string page, string handler, params (string Name, string Value)[] fields)
    {
        var html = await client.GetStringAsync(page, TestContext.Current.CancellationToken);
        var form = Regex.Matches(html, "<form[^>]*action=\"(?<action>[^\"]*)\"[^>]*>(?<fields>.*?)</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2))
            .Single(f => f.Groups["fields"].Value.Contains($"name=\"_handler\" value=\"{handler}\"", StringComparison.Ordinal));
        var values = Hidden(form.Groups["fields"].Value);
        foreach (var (name, value) in fields) values[name] = value;
        return await client.PostAsync(WebUtility.HtmlDecode(form.Groups["action"].Value), new FormUrlEncodedContent(values), TestContext.Current.CancellationToken);
    }
}
