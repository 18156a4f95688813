namespace CrdToolkit.Conformance.Client;

/// <summary>The <c>Status</c> object of a refusal.</summary>
public sealed class ApiStatus(ApiResponse response)
{
    private readonly JsonObject body = response.Body;

    public string? Kind => body.Text("kind");

    public string? Outcome => body.Text("status");

    public int Code => body.At("code")?.GetValue<int>() ?? 0;

    public string? Reason => body.Text("reason");

    public string Message => body.Text("message") ?? "";

    public JsonNode? Details => body.At("details");

    public JsonArray Causes => body.At("details.causes")?.AsArray() ?? [];

    /// <summary>Fails unless the message is exactly <paramref name="message"/>.</summary>
    public ApiStatus Says(string message)
    {
        Assert.Equal(message, Message);
        return this;
    }

    /// <summary>Fails unless the message holds <paramref name="part"/>.</summary>
    public ApiStatus Mentions(string part)
    {
        Assert.Contains(part, Message, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Fails unless a cause has exactly this field (empty for none), reason and message.</summary>
    public ApiStatus HasCause(string field, string reason, string message)
    {
        if (!Causes.Any(cause => (cause.Text("field") ?? "") == field && cause.Text("reason") == reason && cause.Text("message") == message))
        {
            Assert.Fail($"expected a cause {reason} at {field}: {message}\nbut\n{response.Describe()}");
        }
        return this;
    }

    /// <summary>Fails unless a cause has this field and reason.</summary>
    public ApiStatus HasCause(string field, string reason)
    {
        if (!Causes.Any(cause => (cause.Text("field") ?? "") == field && cause.Text("reason") == reason))
        {
            Assert.Fail($"expected a cause {reason} at {field}\nbut\n{response.Describe()}");
        }
        return this;
    }

    /// <summary>Fails unless there are exactly so many causes.</summary>
    public ApiStatus HasCauses(int count)
    {
        if (Causes.Count != count)
        {
            Assert.Fail($"expected {count} causes, but\n{response.Describe()}");
        }
        return this;
    }

    /// <summary>Fails unless <c>details</c> names this object: its group (null for the core group), its plural or kind, its name.</summary>
    public ApiStatus Concerns(string? group, string kind, string? name)
    {
        Assert.Equal((group, kind, name), (Details.Text("group"), Details.Text("kind"), Details.Text("name")));
        return this;
    }
}
