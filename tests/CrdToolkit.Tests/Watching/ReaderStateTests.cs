using System.Net;
using k8s.Models;

namespace CrdToolkit.Tests.Watching;

/// <summary>The state machine of a reader, without any server.</summary>
public sealed class ReaderStateTests
{
    private static readonly ReaderState Listing = Failed(ReaderState.Start, 422, "Invalid").Next;
    private static readonly ReaderState Watching = ReaderState.Start.AfterObjects("5");

    [Fact]
    public void It_streams_first_and_watches_from_there()
    {
        Assert.True(ReaderState.Start is { Phase: ReaderPhase.Streaming, IsListStart: true });
        Assert.True(Watching is { Phase: ReaderPhase.Watching, Version: "5", IsListStart: false });
    }

    [Theory]
    [InlineData(400, "BadRequest")]
    [InlineData(406, "NotAcceptable")]
    [InlineData(422, "Invalid")]
    public void A_server_that_refuses_to_stream_is_asked_for_lists_at_once_and_from_then_on(int code, string reason)
    {
        var (next, waits) = Failed(ReaderState.Start, code, reason);
        Assert.Equal((ReaderPhase.Listing, false), (next.Phase, waits));
        Assert.Equal(ReaderPhase.Listing, Failed(next.AfterPage("5", null), 410, "Expired").Next.Phase);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(429, "TooManyRequests")]
    [InlineData(401, "Unauthorized")]
    [InlineData(403, "Forbidden")]
    [InlineData(404, "NotFound")]
    [InlineData(410, "Expired")]
    public void What_says_nothing_of_streams_is_waited_for(int code, string reason)
    {
        var state = ReaderState.Start;
        for (var i = 0; i < 20; i++)
        {
            (state, var waits) = Failed(state, code, reason);
            Assert.Equal((ReaderPhase.Streaming, true), (state.Phase, waits));
        }
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(503, false)]
    [InlineData(0, true)]
    [InlineData(504, true)]
    public void Streams_that_do_not_come_to_their_end_give_way_to_pages_after_three_tries_for_this_time(int code, bool hasBegun)
    {
        var state = ReaderState.Start;
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(ReaderPhase.Streaming, state.Phase);
            (state, var waits) = Failed(state, code, "", hasBegun);
            Assert.True(waits);
        }

        Assert.Equal(ReaderPhase.Listing, state.Phase);
        Assert.Equal(ReaderPhase.Streaming, Failed(state.AfterPage("5", null), 410, "Expired").Next.Phase);
    }

    [Fact]
    public void Pages_follow_one_another_and_a_failed_one_is_asked_for_again()
    {
        var second = Listing.AfterPage("5", "more");
        Assert.Equal(("more", false), (second.Continue, second.IsListStart));
        Assert.Equal((second, true), Failed(second, 500, "InternalError"));
        Assert.Equal((second, true), Failed(second, 429, "TooManyRequests"));
        Assert.Equal((second, true), Failed(second, 0, ""));
    }

    [Fact]
    public void An_expired_page_begins_anew_in_one_go()
    {
        var (next, waits) = Failed(Listing.AfterPage("5", "more"), 410, "Expired");
        Assert.False(waits);
        Assert.True(next is { Phase: ReaderPhase.Listing, Continue: null, IsPaged: false });
        Assert.True(next.AfterPage("9", null).IsPaged);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(429, "TooManyRequests")]
    [InlineData(500, "InternalError")]
    [InlineData(403, "Forbidden")]
    public void A_watch_that_fails_is_taken_up_at_its_version(int code, string reason) => Assert.Equal((Watching, true), Failed(Watching, code, reason));

    [Theory]
    [InlineData(410, "Gone")]
    [InlineData(410, "Expired")]
    [InlineData(504, "Timeout")]
    public void A_version_that_the_server_does_not_have_is_given_up_at_once_but_not_without_end(int code, string reason)
    {
        var (anew, waits) = Failed(Watching, code, reason, message: "Too large resource version: 9, current: 5");
        Assert.Equal((ReaderPhase.Streaming, false), (anew.Phase, waits));
        Assert.True(Failed(anew.AfterObjects("6"), code, reason, message: "Too large resource version: 9, current: 5").Waits);
        Assert.False(Failed(anew.AfterObjects("6").AfterEvent("7"), code, reason, message: "Too large resource version: 9, current: 5").Waits);
    }

    [Fact]
    public void A_gateway_that_times_out_is_no_version_that_is_too_large() => Assert.Equal((Watching, true), Failed(Watching, 504, "Timeout"));

    [Fact]
    public void A_definition_that_is_gone_has_its_objects_looked_for() => Assert.Equal(ReaderPhase.Streaming, Failed(Watching, 404, "NotFound").Next.Phase);

    [Fact]
    public void Events_and_bookmarks_move_the_version_and_those_without_do_not()
    {
        Assert.Equal("6", Watching.AfterEvent("6").Version);
        Assert.Equal("5", Watching.AfterEvent(null).Version);
    }

    private static (ReaderState Next, bool Waits) Failed(ReaderState state, int code, string reason, bool hasBegun = false, string message = "no")
    {
        var status = new V1Status { Reason = reason, Message = message };
        return state.AfterFailure(new KubernetesApiException(new ApiRequest(ApiVerb.Watch, Machine.Descriptor), status, (HttpStatusCode)code), hasBegun);
    }
}
