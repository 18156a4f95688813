using CrdToolkit.Parity;

namespace CrdToolkit.EndToEnd.Definitions;

/// <summary>Objects of a parity case, judged by a server that evaluates CEL rules.</summary>
public abstract class RuleCase(ServerUnderTest server, string definition, string version, string kind) : ConformanceCase(server)
{
    /// <summary>The kind of the case, installed; the test is skipped where nothing evaluates its rules.</summary>
    protected async Task<Resource> InstallAsync()
    {
        Assert.SkipWhen(Server.IsLocal, $"The LocalApiServer does not evaluate CEL rules; set {ServerUnderTest.KubeconfigVariable}.");
        var (name, json) = ParityDefinitions.All.Single(candidate => candidate.Name == definition);
        var plural = name[..name.IndexOf('.')];
        var resource = new Resource(name[(plural.Length + 1)..], version, kind, plural, Namespace);
        // cases run side by side: the first one installs
        var answer = await Api.SendAsync(HttpMethod.Post, Resource.Definitions.Path + "?fieldValidation=Strict", json);
        Assert.True(answer.Code is 201 or 409, answer.Describe());
        Server.DeleteAtTheEnd(Resource.Definitions.PathTo(name));
        await Api.EventuallyAsync(resource.Path, served => served.Code == 200);
        return resource;
    }

    /// <summary>Fails unless the server accepts the answer, or refuses it saying <paramref name="message"/>.</summary>
    protected static void Judge(ApiResponse answer, string? message)
    {
        if (message is null)
        {
            Assert.True(answer.Code is 200 or 201, answer.Describe());
        }
        else
        {
            Assert.Equal(422, answer.Code);
            Assert.Contains(message, answer.Body.Text("message"));
        }
    }
}
