namespace CrdToolkit.Conformance.Client;

/// <summary>What a case expects of an answer, written behind the request: <c>await Api.GetAsync(path).Returns(200)</c>.</summary>
public static class ApiResponseExpectations
{
    /// <summary>Fails unless the status code is <paramref name="code"/>; gives the object that came.</summary>
    public static async Task<JsonObject> Returns(this Task<ApiResponse> answer, int code) => (await answer).Expect(code).Body;

    /// <summary>
    /// Fails unless the server refused with <paramref name="code"/> and a <c>Status</c> of <paramref name="reason"/>.
    /// </summary>
    public static async Task<ApiStatus> Fails(this Task<ApiResponse> answer, int code, string? reason)
    {
        var response = (await answer).Expect(code);
        var status = new ApiStatus(response);
        if (status.Kind != "Status" || status.Outcome != "Failure" || status.Code != code || status.Reason != reason)
        {
            Assert.Fail($"expected a Status that says Failure, {code}, reason {reason ?? "(none)"}, but\n{response.Describe()}");
        }
        return status;
    }
}
