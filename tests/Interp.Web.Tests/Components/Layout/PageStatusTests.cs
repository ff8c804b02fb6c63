using System.Net;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Components;

public sealed class PageStatusTests
{
    [Fact]
    public async Task A_page_that_finds_nothing_is_a_404_and_still_says_why()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using PreviewHost host = await PreviewHost.Start(cancellation);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };

        using HttpResponseMessage answer = await client.GetAsync(new Uri("/preview/missing", UriKind.Relative), cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(cancellation)).ShouldContain("There is no job at this address that you may see");
    }
}
