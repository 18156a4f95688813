namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>Cases of objects of built-in kinds that a kube-apiserver does not take, in its words.</summary>
public abstract class RefusalCase(ServerUnderTest server) : ConformanceCase(server)
{
    /// <summary>In what the lab server deviates.</summary>
    protected const string FewChecks = "built-in kinds have only a few checks.";

    /// <summary>Creating an object is refused for one reason among others; without a message only the field and the sort of mistake count.</summary>
    protected async Task IsRefusedAsync(Resource kind, string members, string field, string reason, string message = "")
    {
        // where the server shows a value of an internal type, its text is no promise
        var status = await Api.PostAsync(kind.Path, kind.New("one", members)).Fails(422, "Invalid");
        _ = message.Length == 0 ? status.HasCause(field, reason) : status.HasCause(field, reason, message);
    }

    /// <summary>Creating an object is refused for these reasons and no others, in this order.</summary>
    protected async Task IsRefusedInOrderAsync(Resource kind, string members, params string[] fields)
    {
        var status = await Api.PostAsync(kind.Path, kind.New("one", members)).Fails(422, "Invalid");
        Assert.Equal(fields, status.Causes.Select(cause => cause.Text("field")));
    }
}
