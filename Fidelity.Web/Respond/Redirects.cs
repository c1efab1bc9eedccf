namespace Fidelity.Web.Respond;

internal static class Redirects
{
    /// <summary>303: the browser comes with a GET, so that going back or reloading posts nothing again.</summary>
    public static IResult To(string address) => new SeeOther(address);

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
