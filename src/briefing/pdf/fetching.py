"""What the PDF writer may open: the pictures of the view, and what stands in the HTML itself. Nothing else."""

from __future__ import annotations

from typing import Any

from briefing.pdf.pictures import SCHEME, PictureFiles


def picture_fetcher(pictures: PictureFiles) -> Any:  # noqa: ANN401  WeasyPrint's fetcher
    """Return a fetcher that gives the files of pictures under their addresses, and takes `data:` addresses apart."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class PictureFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Serves the files that it was given."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ANN401  as its base
            if not url.startswith(f"{SCHEME}:"):
                return super().fetch(url, headers)
            kind, content = pictures.files[url]
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return PictureFetcher(allowed_protocols=("data",))
