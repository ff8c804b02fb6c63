using System.Net;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>The files of a card, and the page that links to them.</summary>
public sealed class FeatureFiles(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = site.Db();
        if (await db.Dictionaries.AnyAsync()) return;
        await site.World.AddDictionary(db, "shared", Visibility.Cohort, site.World.Instructor, [Rows.Feature(0, density: 0.01)]);
        await site.World.AddDictionary(db, "open", Visibility.Public, site.World.Instructor, [Rows.Feature(0, density: 0.01)]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/d/shared/0/top-logits.csv", HttpStatusCode.OK, HttpStatusCode.NotFound)]
    [InlineData("/d/open/0/top-logits.csv", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("/d/shared/99/top-logits.csv", HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    [InlineData("/d/shared/0/nonsense.csv", HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    public async Task Files_are_for_those_who_may_see_the_card(string address, HttpStatusCode member, HttpStatusCode stranger)
    {
        (await (await site.As(site.World.Learner)).GetAsync(address, Cancellation)).StatusCode.ShouldBe(member);
        (await (await site.As(Viewer.Anonymous)).GetAsync(address, Cancellation)).StatusCode.ShouldBe(stranger);
    }

    [Fact]
    public async Task A_table_begins_with_the_names_of_its_columns()
    {
        var client = await site.As(site.World.Learner);
        (await client.GetStringAsync("/d/shared/0/top-logits.csv", Cancellation)).ShouldStartWith("token,id,logit weight\r\n");
    }

    [Fact]
    public async Task Pages_come_packed_where_the_reader_can_unpack_them()
    {
        var client = await site.As(Viewer.Anonymous);
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        var answer = await client.GetAsync("/d/open/0", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        (await answer.Content.ReadAsByteArrayAsync(Cancellation)).Length.ShouldBeLessThan(25_000);
    }
}
